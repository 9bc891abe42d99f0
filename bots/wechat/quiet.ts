/**
 * Imported before wechaty: its log prints what people write (at `verbose` and `silly`, which WECHATY_LOG can ask for),
 * and ours never does. What goes wrong there reaches our own log as a fault.
 */
import { log } from 'wechaty-puppet';

log.level('silent');
