# 照片、语音、位置这些；群里说话。

group-refused = 群里不谈个人的事，请单独找我说。

enclosure-photo =
    照片我看不了，也没有存。
    要算报销，把单子上的总费用和自费打字告诉我。
    要交的材料请留好，办的时候带到合管办。
enclosure-video =
    视频我看不了，也没有存。
    是什么事，请打字说几句。
enclosure-document =
    文件我打不开，也没有存。
    里头写的什么，请打字告诉我。
    要交的材料请留好，办的时候带到合管办。
enclosure-location =
    位置我看不懂。
    想找合管办，请打字问“合管办在哪”；找定点医院，问“定点医院有哪些”。
enclosure-contact =
    名片我打不开，也没有存。
    想让人回电话，说“人工”，再把号码打字发来。
enclosure-link =
    链接我打不开，也说不准真假。
    上头写的什么，请打字告诉我。拿不准先别点，打 { $telephone } 问问。
enclosure-voice = 这段话我没听清。请打字，或者再说一遍，也可以说“人工”。
enclosure-sticker = 表情我看不懂。有事请打字，或者说话。
enclosure-other = 这样的消息我打不开。请打字，或者说话。

enclosure-in-complaint =
    { $kind ->
        [photo] 照片
        [video] 视频
       *[document] 文件
    }我这里存不下，请在手机里留好，也可以带到合管办，办的人会找您要。
    投诉照您写的话办。
enclosure-words-only =
    { $kind ->
        [photo] 照片
        [video] 视频
       *[document] 文件
    }我看不了，也没有存，照您写的字答：
enclosure-not-passed-on =
    { $kind ->
        [photo] 照片
        [video] 视频
        [document] 文件
        [voice] 这段语音
       *[other] 这条消息
    }我转不过去。请留好，有人答复时再给他看；要紧的，打字说。
enclosure-noted =
    （本人发来{ $kind ->
        [photo] 照片
        [video] 视频
        [document] 文件
        [voice] 语音
        [location] 位置
        [contact] 名片
        [link] 链接
       *[other] 一条消息
    }，没有转过来，请向本人要）
