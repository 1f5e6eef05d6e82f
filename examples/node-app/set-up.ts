import { bootstrapDatabase } from "@farming-labs/orm-runtime/setup";
import { PrismaClient } from "@prisma/client";
import { controlPlaneSchema } from "../walkthrough/control-plane-schema";
import { adapter } from "./adapter";

// The tables, through the client itself; `prisma migrate` on the generated schema does as well.
const prisma = new PrismaClient({ adapter });
await bootstrapDatabase({ schema: controlPlaneSchema, client: prisma });
await prisma.$disconnect();
