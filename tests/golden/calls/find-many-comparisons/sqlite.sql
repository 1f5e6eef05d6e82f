select t0."id" as c0 from "farms" as t0 where ((t0."herd" > cast(? as integer) and (t0."herd" <= cast(? as integer) and t0."budget" >= cast(? as integer))) and ((case when not (t0."area" < '0') = (? < '0') then (t0."area" >= '0') < (? >= '0') when (t0."area" >= '0') then (instr(t0."area" || '.', '.'), t0."area") < (instr(? || '.', '.'), ?) else (instr(? || '.', '.'), ?) < (instr(t0."area" || '.', '.'), t0."area") end and t0."foundedAt" >= ?) and (t0."organic" = cast(? as integer) and t0."region" collate binary in (select t0.value from json_each(?) as t0)))) order by t0."id" collate binary
  ?: cell $0, integer
  ?: cell $1, integer
  ?: cell $2, bigint
  ?: cell $3, decimal
  ?: cell $3, decimal
  ?: cell $3, decimal
  ?: cell $3, decimal
  ?: cell $3, decimal
  ?: cell $3, decimal
  ?: cell $4, datetime
  ?: cell $5, boolean
  ?: list $6, enum
