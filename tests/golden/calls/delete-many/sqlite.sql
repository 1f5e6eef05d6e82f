delete from "harvests" where ("harvests"."weight" < cast(? as integer) or ("harvests"."remark" = ? and "harvests"."remark" collate binary = ?))
  ?: cell $0, integer
  ?: cell $1, string
  ?: cell $1, string
