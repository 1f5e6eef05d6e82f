select t0."id" as c0, t0."name" as c1 from "people" as t0 order by t0."name" collate binary, t0."id" collate binary limit cast(? as integer) offset cast(? as integer)
  ?: count $0
  ?: count $1
