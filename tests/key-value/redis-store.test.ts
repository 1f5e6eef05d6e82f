import { clear, realClients } from "./redis-clients.ts";
import { testStore } from "./store-conformance.ts";
import { testTransactions } from "./transaction-conformance.ts";

for (const client of await realClients()) {
  const base = `orm-test-${process.pid}-${client.name.replace(" ", "-")}:`;
  const store = {
    name: client.name,
    open: async () => {
      await clear(client, base);
      return client.driver(base);
    },
  };
  const close = async () => {
    await clear(client, base);
    await client.close();
  };
  testStore(store);
  testTransactions({ ...store, close }, 50);
}
