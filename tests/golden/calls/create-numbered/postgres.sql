insert into "harvests" ("plotId", "takenAt", "weight", "remark") values ($1, $2, $3::int4, $4) returning "harvests"."number" as c0, "harvests"."remark" as c1
  $1: cell $0, string
  $2: cell $1, datetime
  $3: cell $2, integer
  $4: cell $3, string
