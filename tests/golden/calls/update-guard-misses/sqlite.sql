update "plots" set "size" = cast(? as integer) where (("plots"."id" = ? and "plots"."id" collate binary = ?) and ("plots"."size" >= cast(? as integer) and (("plots"."crop" = ? and "plots"."crop" collate binary = ?) or "plots"."crop" is null))) returning "plots"."id" as c0, "plots"."farmId" as c1, "plots"."code" as c2, "plots"."crop" as c3, "plots"."size" as c4
  ?: cell $3, integer
  ?: cell $0, string
  ?: cell $0, string
  ?: cell $1, integer
  ?: cell $2, string
  ?: cell $2, string
