select t0."number" as c0 from "harvests" as t0 order by t0."number" limit $1::int8 offset $2::int8
  $1: count $0
  $2: count $1
