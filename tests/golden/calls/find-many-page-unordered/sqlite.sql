select t0."number" as c0 from "harvests" as t0 order by t0."number" limit cast(? as integer) offset cast(? as integer)
  ?: count $0
  ?: count $1
