delete from "harvests" where ("harvests"."number" = $1::int4 and "harvests"."remark" is null)
  $1: cell $0, integer
