delete from "admin.offices" where ("admin.offices"."id" = ? and "admin.offices"."id" collate binary = ?)
  ?: cell $0, string
  ?: cell $0, string
