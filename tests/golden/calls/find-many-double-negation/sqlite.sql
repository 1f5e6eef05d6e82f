select t0."id" as c0 from "plots" as t0 where t0."crop" <> ? order by t0."id"
  ?: cell $0, string
