select t0."id" as c0 from "people" as t0 where (t0."name" = ? and t0."name" collate binary = ?)
  ?: cell $0, string
  ?: cell $0, string
