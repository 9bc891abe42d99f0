/** Photos, recordings and papers of a complaint. */
export const files = {
  'files.title': 'Photos, recordings, papers',
  'files.none': 'No photos or recordings.',
  'files.kind.photo': 'Photo',
  'files.kind.voice': 'Recording',
  'files.kind.video': 'Video',
  'files.kind.document': 'Paper',
  'files.from-office': 'added by the office',
  'files.named': 'was called: {name}',
  'files.state.waiting': 'being fetched',
  'files.state.failed': 'not here',
  'files.waiting-told': 'It is being fetched from the complainant’s chat; reload the page in a while.',
  'files.loss.gone': 'The platform no longer has it: please ask the complainant for it.',
  'files.loss.too-large': 'Too large to be kept: please ask the complainant for it.',
  'files.loss.wrong-type': 'Neither photo, sound, short video nor PDF: not kept.',
  'files.loss.no-room':
    'All files of this complaint together are too large: please ask the complainant for it.',
  'files.loss.unreachable':
    'The platform did not hand it over, after many tries: please ask the complainant for it.',
  'files.loss.erased': 'The complainant had their data erased; it was not fetched any more.',
  'files.loss.other': 'Please ask the complainant for it.',
  'files.open': 'Open it large',
  'files.save': 'Download',
  'files.save-amr': 'Browsers cannot play this kind of recording: download it to listen.',
  'files.save-heic': 'Some browsers cannot show this kind of photo: download it to look.',
  'files.add': 'Add a letter or photo',
  'files.add-label': 'Scans or photos',
  'files.add-told':
    'Letters and bills brought to the counter, scanned or photographed. Photos, sound, short videos or PDF, at most {count} at once and {most} MB each. Who adds it is written down.',
  'files.add-go': 'Add to this complaint',
  'files.added': 'Added: {count}.',
  'files.refused-title': 'Nothing was added',
  'files.refused.nothing-chosen':
    'No file was chosen, so nothing was added. Choose one first, then try again.',
  'files.refused.wrong-type':
    'Nothing was added: only photos (JPG, PNG, WebP, HEIC), sound, short videos and PDF can be kept.',
  'files.refused.too-large':
    'Nothing was added: too large. At most {most} MB each, {count} at once. Go back and choose smaller ones; a scanner can be set to a lower resolution.',
  'files.refused.too-many': 'Nothing was added: at most {count} at once, and {files} in a complaint.',
  'files.refused.no-room': 'Nothing was added: all files of a complaint together may have {all} MB.',
  'files.refused.busy':
    'Nothing was added: too many files are coming in at once. Go back and add it again in a minute.',
  'files.refused.unreadable': 'Nothing was added: the file did not arrive whole. Go back and add it again.',
  'event.file-added': 'Files added (how many)',
} as const;
