export { createRedisDriver, type RedisDriverInput } from "../backends/key-value/create-redis-driver.ts";
