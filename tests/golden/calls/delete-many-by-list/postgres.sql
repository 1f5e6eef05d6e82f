delete from "harvests" where "harvests"."number" = any($1::int4[])
  $1: list $0, integer
