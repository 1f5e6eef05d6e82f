select t0."id" as c0 from "plots" as t0 where (t0."farmId" = any($1) and t0."code" = any($2)) order by t0."id"::text collate "C"
  $1: list $0, string
  $2: list $1, string
