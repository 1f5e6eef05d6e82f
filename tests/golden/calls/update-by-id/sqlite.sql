update "farms" set "name" = ?, "foundedAt" = ?, "settings" = ? where ("farms"."id" = ? and "farms"."id" collate binary = ?) returning "farms"."name" as c0, "farms"."foundedAt" as c1, "farms"."settings" as c2
  ?: cell $1, string
  ?: cell $2, datetime
  ?: cell $3, json
  ?: cell $0, string
  ?: cell $0, string
