update "plots" set "crop" = $1 where "plots"."id" in (select t0."id" as c0 from "plots" as t0 where t0."crop" = $2 order by t0."id"::text collate "C" limit 1 for update) returning "plots"."id" as c0, "plots"."crop" as c1
  $1: cell $1, string
  $2: cell $0, string
