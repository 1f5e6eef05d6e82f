import { extensionsSuite } from "./extensions-suite.ts";
import { watchedClient } from "./watched-client.ts";

extensionsSuite("Prisma 7", (models) => watchedClient("sqlite", models));
