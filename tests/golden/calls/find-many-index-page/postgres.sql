select t0."id" as c0, t0."crop" as c1 from "plots" as t0 order by t0."crop"::text collate "C" desc nulls last, t0."id"::text collate "C" limit $1::int8 offset $2::int8
  $1: count $0
  $2: count $1
