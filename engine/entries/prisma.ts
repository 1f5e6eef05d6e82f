export { createPrismaDriver, type PrismaDriverInput } from "../backends/prisma/create-prisma-driver.ts";
