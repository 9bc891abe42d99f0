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
enclosure-taken =
    { $kind ->
        [photo] 照片
        [video] 视频
       *[document] 文件
    }收到了，和投诉放在一起。
enclosure-taken-voice = 语音收到了，和投诉放在一起，办的人会听。
enclosure-voice-unheard = 我听不懂语音，要紧的请再打几个字。
enclosure-voice-known = 怕人听出是谁，就说“取消”，再打字从头说。
enclosure-too-large =
    { $kind ->
        [photo] 这张照片
        [voice] 这段语音
        [video] 这段视频
       *[document] 这个文件
    }太大，没有收：最大 { $most } MB。
    发小一点的，或者带到合管办。
enclosure-no-room =
    { $kind ->
        [photo] 这张照片
        [voice] 这段语音
        [video] 这段视频
       *[document] 这个文件
    }没有收：一件投诉的文件加起来最多 { $most } MB。
    请在手机里留好，办的人会找您要。
enclosure-too-many =
    { $kind ->
        [photo] 这张照片
        [voice] 这段语音
        [video] 这段视频
       *[document] 这个文件
    }没有收：一件投诉最多放 { $most } 个。
    请在手机里留好，办的人会找您要。
enclosure-too-many-today =
    { $kind ->
        [photo] 这张照片
        [voice] 这段语音
        [video] 这段视频
       *[document] 这个文件
    }没有收：今天发得太多了。
    明天再发，或者带到合管办。
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

# 收下以后才去平台取；取不到的，告诉本人。
file-lost =
    { $number ->
        [none] 您的投诉
       *[other] 投诉 { $number }
    }：您发的{ $count ->
        [1] { $kind ->
            [photo] 照片
            [voice] 语音
            [video] 视频
           *[document] 文件
        }
       *[other] { $count }个文件
    }没有放进去。
file-lost-gone = 平台那边已经没有了。
file-lost-too-large = 太大了，最大 { $most } MB。
file-lost-no-room = 一件投诉的文件加起来最多 { $most } MB。
file-lost-wrong-type = 这种文件收不了。能收照片、录音、短视频和 PDF。
file-lost-unreachable = 试了很多次，平台没有给。
file-lost-again = 还要的话，请再发一次。
file-lost-bring = 要紧的话，请带到合管办，给办的人看。
