select t0."id" as c0 from "farms" as t0 where (t0."organic" = cast(? as integer) and ((t0."region" = ? and t0."region" collate binary = ?) and t0."herd" >= cast(? as integer))) order by t0."id" collate binary
  ?: cell $0, boolean
  ?: cell $1, enum
  ?: cell $1, enum
  ?: cell $2, integer
