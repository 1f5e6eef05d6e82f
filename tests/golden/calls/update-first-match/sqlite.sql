update "plots" set "crop" = ? where "plots"."id" in (select t0."id" collate binary as c0 from "plots" as t0 where (t0."crop" = ? and t0."crop" collate binary = ?) order by t0."id" collate binary limit 1) returning "plots"."id" as c0, "plots"."crop" as c1
  ?: cell $1, string
  ?: cell $0, string
  ?: cell $0, string
