import type { Config } from "./config.ts";

/** Gives the configuration its type; what it declares is returned as it is. */
export function defineConfig(config: Config): Config {
  return config;
}
