select t0."id" as c0, t0."crop" as c1 from "plots" as t0 order by t0."crop" collate binary desc, t0."id" collate binary limit cast(? as integer) offset cast(? as integer)
  ?: count $0
  ?: count $1
