select t0."id" as c0, t0."settings" as c1 from "farms" as t0 where t0."settings" collate binary = ?
  ?: cell $0, json
