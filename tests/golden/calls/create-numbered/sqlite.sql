insert into "harvests" ("plotId", "takenAt", "weight", "remark") values (?, ?, cast(? as integer), ?) returning "harvests"."number" as c0, "harvests"."remark" as c1
  ?: cell $0, string
  ?: cell $1, datetime
  ?: cell $2, integer
  ?: cell $3, string
