export {
  createSequelizeDriver,
  type SequelizeDriverInput,
} from "../backends/sql/create-sequelize-driver.ts";
