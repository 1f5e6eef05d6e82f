insert into "plots" ("id", "farmId", "code", "crop", "size") values ($1, $2, $3, $4, $5::int4) returning "plots"."code" as c0, "plots"."farmId" as c1, "plots"."id" as c2
  $1: cell $0, string
  $2: cell $1, string
  $3: cell $2, string
  $4: cell $3, string
  $5: cell $4, integer

select t0."slug" as c0, t0."id" as c1, (select json_build_array(json_agg(t2.c0)) from (select t1."code" as c0 from "plots" as t1 where t1."farmId" = t0."id" order by t1."code"::text collate "C" desc, t1."id"::text collate "C" limit $1::int8) as t2) as c2 from "farms" as t0 where t0."id" = any($2)
  $1: count $5
  $2: list $6, string

select t0."number" as c0, t0."plotId" as c1, extract(epoch from t0."takenAt") as c2, t0."weight" as c3, t0."remark" as c4 from "harvests" as t0 where t0."plotId" = any($1)
  $1: list $7, string
