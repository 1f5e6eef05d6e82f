import { lostLinks } from "../support/lost-links.ts";
import { networkClients } from "../support/network-clients.ts";

for (const client of networkClients) lostLinks(client);
