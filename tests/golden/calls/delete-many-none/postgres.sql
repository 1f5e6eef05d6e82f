delete from "harvests" where "harvests"."plotId" = any($1)
  $1: list $0, string
