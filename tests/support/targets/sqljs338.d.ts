declare module "sqljs338" {
  export { default } from "sql.js";
}
