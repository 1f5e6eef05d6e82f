import { lostLinks } from "../support/lost-links.ts";
import { hostNetworkClients } from "./network-clients.ts";

for (const client of hostNetworkClients) lostLinks(client);
