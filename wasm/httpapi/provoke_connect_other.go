//go:build provoke && !js

package httpapi

func connect(string) {}
