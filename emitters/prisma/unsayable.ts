/** Thrown where Prisma's calls cannot say something exactly; what can is then SQL. */
export class Unsayable extends Error {
  override readonly name = "Unsayable";
}
