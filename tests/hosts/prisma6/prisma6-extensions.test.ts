import { extensionsSuite } from "../prisma/extensions-suite.ts";
import { watchedClient6 } from "./watched-client6.ts";

extensionsSuite("Prisma 6", watchedClient6);
