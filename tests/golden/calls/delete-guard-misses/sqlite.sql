delete from "harvests" where ("harvests"."number" = cast(? as integer) and "harvests"."remark" is null)
  ?: cell $0, integer
