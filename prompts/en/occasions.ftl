# Photos, voices, locations and the like; talk in a group.

group-refused = In a group I do not talk about anybody's own affairs. Please write to me alone.

enclosure-photo =
    I cannot see photos, and have not kept it.
    For an estimate, type the total of the bill and what was self-paid.
    Keep papers that have to be handed in and bring them to the scheme office.
enclosure-video =
    I cannot watch videos, and have not kept it.
    Please type in a few words what it is about.
enclosure-document =
    I cannot open files, and have not kept it.
    Please type what it says.
    Keep papers that have to be handed in and bring them to the scheme office.
enclosure-location =
    I cannot read a location.
    To find an office, type “where is the scheme office”; for hospitals, “which hospitals are designated”.
enclosure-contact =
    I cannot open a contact card, and have not kept it.
    To be called back, say “human” and type the number.
enclosure-link =
    I cannot open links, nor say whether they are genuine.
    Please type what it says. If in doubt, do not open it and call { $telephone }.
enclosure-voice = I could not make that out. Please type it, say it again, or say “human”.
enclosure-sticker = I cannot read stickers. Please type what you need, or say it.
enclosure-other = I cannot open a message of that kind. Please type it, or say it.

enclosure-in-complaint =
    { $kind ->
        [photo] Photos
        [video] Videos
       *[document] Files
    } cannot be kept here. Please keep it on your phone; those who handle the complaint will ask you for it, or you can bring it to the scheme office.
    Your complaint rests on what you write.
enclosure-taken =
    { $kind ->
        [photo] The photo is
        [video] The video is
       *[document] The file is
    } here and kept with the complaint.
enclosure-taken-voice = The voice message is here and kept with the complaint; those who handle it will listen.
enclosure-voice-unheard = I cannot follow it myself: please type what matters most.
enclosure-voice-known = If nobody is to know your voice, say “cancel” and type it all instead.
enclosure-too-large =
    { $kind ->
        [photo] This photo
        [voice] This voice message
        [video] This video
       *[document] This file
    } is too large and was not kept: at most { $most } MB.
    Send a smaller one, or bring it to the scheme office.
enclosure-no-room =
    { $kind ->
        [photo] This photo
        [voice] This voice message
        [video] This video
       *[document] This file
    } was not kept: all files of a complaint together may have { $most } MB.
    Please keep it on your phone; those who handle the complaint will ask you for it.
enclosure-too-many =
    { $kind ->
        [photo] This photo
        [voice] This voice message
        [video] This video
       *[document] This file
    } was not kept: a complaint can have { $most } files.
    Please keep it on your phone; those who handle the complaint will ask you for it.
enclosure-too-many-today =
    { $kind ->
        [photo] This photo
        [voice] This voice message
        [video] This video
       *[document] This file
    } was not kept: too many came today.
    Send it tomorrow, or bring it to the scheme office.
enclosure-words-only =
    { $kind ->
        [photo] I cannot see photos
        [video] I cannot watch videos
       *[document] I cannot open files
    } and have not kept it; this is the answer to your words:
enclosure-not-passed-on =
    { $kind ->
        [photo] I cannot pass on photos.
        [video] I cannot pass on videos.
        [document] I cannot pass on files.
        [voice] I cannot pass on this voice message.
       *[other] I cannot pass on this message.
    } Please keep it and show it to the person who answers you; if it is urgent, type it.
enclosure-noted =
    ({ $kind ->
        [photo] A photo
        [video] A video
        [document] A file
        [voice] A voice message
        [location] A location
        [contact] A contact card
        [link] A link
       *[other] A message
    } was sent too and not passed on; please ask for it.)

# Files are fetched from the platform after they were taken in; who sent one that could not be had is told.
file-lost =
    { $number ->
        [none] Your complaint
       *[other] Complaint { $number }
    }: { $count ->
        [1] the { $kind ->
            [photo] photo
            [voice] voice message
            [video] video
           *[document] file
        } you sent was
       *[other] { $count } files you sent were
    } not kept.
file-lost-gone = The platform no longer has it.
file-lost-too-large = Too large: at most { $most } MB.
file-lost-no-room = All files of a complaint together may have { $most } MB.
file-lost-wrong-type = Files of this kind cannot be kept. Photos, voice, short videos and PDF can.
file-lost-unreachable = The platform did not hand it over, after many tries.
file-lost-again = If you still want it kept, please send it once more.
file-lost-bring = If it matters, please bring it to the scheme office.
