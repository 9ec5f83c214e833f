# LiveHub in a container: docker build -t livehub . && docker run -p 8080:8080 -v livehub-data:/data livehub

FROM node:20-bookworm-slim AS web
WORKDIR /source/src/LiveHub.Web
COPY src/LiveHub.Web/package.json src/LiveHub.Web/package-lock.json ./
COPY src/LiveHub.Web/client/package.json client/
COPY src/LiveHub.Web/banner/package.json banner/
COPY src/LiveHub.Web/push/package.json push/
RUN npm ci --no-progress
COPY src/LiveHub.Web ./
RUN npm run --silent build -- --out /embed

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# Project and lock files first: the restored packages stay a layer of their own until one of them changes.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig BannedSymbols.txt ./
COPY src/LiveHub.Feed/LiveHub.Feed.csproj src/LiveHub.Feed/packages.lock.json src/LiveHub.Feed/
COPY src/LiveHub.Protocol/LiveHub.Protocol.csproj src/LiveHub.Protocol/packages.lock.json src/LiveHub.Protocol/
COPY src/LiveHub.Push/LiveHub.Push.csproj src/LiveHub.Push/packages.lock.json src/LiveHub.Push/
COPY src/LiveHub.Server/LiveHub.Server.csproj src/LiveHub.Server/packages.lock.json src/LiveHub.Server/
COPY tests/Directory.Build.props tests/
COPY tests/LiveHub.FcmStandIn/LiveHub.FcmStandIn.csproj tests/LiveHub.FcmStandIn/packages.lock.json tests/LiveHub.FcmStandIn/
RUN dotnet restore src/LiveHub.Server --locked-mode
COPY src ./src
COPY tests/LiveHub.FcmStandIn ./tests/LiveHub.FcmStandIn
COPY --from=web /embed ./src/LiveHub.Server/wwwroot/embed
RUN dotnet publish src/LiveHub.Server -c Release --no-restore -p:SkipWeb=true -o /published

# Not a chiseled or alpine base: those leave out ICU, and without it Arabic dates, plurals and sorting are wrong.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /published ./
# A new volume takes the owner of the folder that it covers; the application's user must be able to write there.
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
USER $APP_UID
EXPOSE 8080
STOPSIGNAL SIGTERM
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
    DOTNET_NOLOGO=true
# The server asks itself; the image has no curl. Ready, not live: a store that cannot be written shows in `docker ps`.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
    CMD ["dotnet", "LiveHub.Server.dll", "--health", "--urls", "http://127.0.0.1:8080"]
# More arguments follow these (docker run livehub --demo); a repeated one overrides.
ENTRYPOINT ["dotnet", "LiveHub.Server.dll", "--urls", "http://+:8080", "--data", "/data"]
