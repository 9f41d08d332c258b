package httpapi

func openAPI() []byte { return nil }
