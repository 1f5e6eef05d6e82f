/** Something that the person at the terminal can mend: the message, one sentence, is all they need. */
export class UserError extends Error {
  override readonly name = "UserError";
}
