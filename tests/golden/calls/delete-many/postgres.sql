delete from "harvests" where ("harvests"."weight" < $1::int4 or "harvests"."remark" = $2)
  $1: cell $0, integer
  $2: cell $1, string
