import { clear, realClients } from "./redis-clients.ts";
import { testStore } from "./store-conformance.ts";

for (const client of await realClients()) {
  const base = `orm-test-${process.pid}-${client.name.replace(" ", "-")}:`;
  testStore({
    name: client.name,
    open: async () => {
      await clear(client, base);
      return client.driver(base);
    },
    close: async () => {
      await clear(client, base);
      await client.close();
    },
  });
}
