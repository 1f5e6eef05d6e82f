select t0."id" as c0, t0."farmId" as c1, t0."code" as c2, t0."crop" as c3, t0."size" as c4 from "plots" as t0 where t0."size" >= cast(? as integer) order by t0."size" desc, t0."id" collate binary limit 1 offset cast(? as integer)
  ?: cell $0, integer
  ?: count $1
