import { PrismaPg } from "@prisma/adapter-pg";
import { postgres } from "../../servers/server.ts";
import { lostLinks, lostLinksSchema } from "../../support/lost-links.ts";
import { generateClient, prisma6 } from "../prisma/generate-client.ts";

lostLinks({
  name: "Prisma 6 on PostgreSQL",
  server: postgres,
  open: async (connectionString) => {
    const Client = await generateClient(lostLinksSchema, "postgresql", prisma6);
    const client = new Client({ adapter: new PrismaPg({ connectionString, max: 2 }) });
    // It waits for ever where a connection was lost: this adapter does not give that one back.
    const close = async () => void client.$disconnect();
    return { client, close };
  },
});
