import Foundation
import UserNotifications

/// Looks at each alert before iOS shows it: an older revision must not take the place of a newer one, and LiveHub is told what was shown.
/// The app and this extension share an app group, in which the app keeps `livehub.server` and `livehub.device` (the JSON that device.ts writes).
final class NotificationService: UNNotificationServiceExtension {
    private let shared = UserDefaults(suiteName: "group.example.livehub")
    private var show: ((UNNotificationContent) -> Void)?
    private var content = UNMutableNotificationContent()

    private struct Shown: Codable {
        let revision: Int
        let title: String
        let body: String
    }

    override func didReceive(_ request: UNNotificationRequest, withContentHandler show: @escaping (UNNotificationContent) -> Void) {
        self.show = show
        content = request.content.mutableCopy() as? UNMutableNotificationContent ?? content
        guard let alert = content.userInfo["alert"] as? String,
              let revision = (content.userInfo["revision"] as? String).flatMap(Int.init)
        else { return show(content) }

        let key = "livehub.alert.\(alert)"
        let known = shared?.data(forKey: key).flatMap { try? JSONDecoder().decode(Shown.self, from: $0) }
        if let known, known.revision > revision {
            // Nothing can keep it from being shown, but it can say, unheard, what the newest revision says.
            content.title = known.title
            content.body = known.body
            content.sound = nil
            content.interruptionLevel = .passive
            return show(content)
        }
        let shown = Shown(revision: revision, title: content.title, body: content.body)
        shared?.set(try? JSONEncoder().encode(shown), forKey: key)
        tell(alert, revision) { show(self.content) }
    }

    /// iOS gives about thirty seconds; what is not told by then is shown all the same.
    override func serviceExtensionTimeWillExpire() {
        show?(content)
    }

    private func tell(_ alert: String, _ revision: Int, then done: @escaping () -> Void) {
        guard let server = shared?.string(forKey: "livehub.server"),
              let device = shared?.string(forKey: "livehub.device")?.data(using: .utf8),
              let identity = try? JSONDecoder().decode([String: String].self, from: device),
              let id = identity["id"], let secret = identity["secret"],
              let url = URL(string: "\(server)api/v1/devices/\(id)/received")
        else { return done() }
        var request = URLRequest(url: url, timeoutInterval: 5)
        request.httpMethod = "POST"
        request.setValue("Device \(secret)", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try? JSONSerialization.data(withJSONObject: ["alert": alert, "revision": revision])
        URLSession.shared.dataTask(with: request) { _, _, _ in done() }.resume()
    }
}
