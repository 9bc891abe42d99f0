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
