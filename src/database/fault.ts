/** A fault of the database that its operator can mend: `message` is one plain sentence, ready to be shown. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
}
