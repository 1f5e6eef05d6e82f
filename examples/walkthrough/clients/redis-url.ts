export const REDIS_URL_VARIABLE = "REDIS_URL";
export const redisUrl = process.env[REDIS_URL_VARIABLE] ?? "redis://127.0.0.1:6379";
