select t0."id" as c0 from "people" as t0 where t0."name" = ? order by t0."id" limit 1
  ?: cell $0, string
